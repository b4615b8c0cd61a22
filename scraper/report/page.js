
'use strict';
// Sorts, filters and shows the table of records bit by bit. Without it the whole table is there, in its own order.
// From here on rows without the class 'on' are not laid out, so a long table is read in no time.
document.documentElement.className = 'js';
addEventListener('DOMContentLoaded', () => {
	const STEP = 100;
	const table = document.getElementById('table');
	const form = document.getElementById('filter');
	const find = document.getElementById('find');
	const count = document.getElementById('count');
	const more = document.getElementById('more');
	const next = document.getElementById('next');
	const every = document.getElementById('every');
	const choices = ['relation', 'kind', 'grade'].map(name => ({ name, select: document.getElementById(name) }));
	const number = new Intl.NumberFormat('en-US');
	const records = Array.from(table.tBodies, body => ({ body, words: null }));
	let order = records.slice();
	let limit = STEP;

	const wordsOf = record => record.words ??= record.body.textContent.toLowerCase();

	const matches = (record, words) =>
		choices.every(({ name, select }) => !select.value || record.body.dataset[name] === select.value) &&
		words.every(word => wordsOf(record).includes(word));

	const show = () => {
		const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
		let found = 0;
		for (const record of order) {
			const match = matches(record, words);
			record.body.classList.toggle('on', match && found < limit);
			found += match;
		}
		const shown = Math.min(found, limit);
		count.textContent = (found < records.length ? `${number.format(found)} of ${number.format(records.length)} records match` : `${number.format(found)} records`) +
			(shown < found ? `; the first ${number.format(shown)} are shown` : '');
		more.hidden = shown >= found;
		next.textContent = `Show ${number.format(Math.min(STEP, found - shown))} more`;
		every.textContent = `Show all ${number.format(found)}`;
	};

	const key = (record, column, type) => {
		const cell = record.body.rows[0].cells[column];
		const text = (cell.dataset.v ?? cell.textContent).trim();
		if (text === '')
			return null;
		return type === 'number' ? Number(text) : type === 'date' ? text : text.toLowerCase();
	};

	const compare = (a, b) => typeof a === 'number' ? a - b : a < b ? -1 : a > b ? 1 : 0;

	// what has no value stands last, whichever way; equals keep the answer's own order
	const sort = (head, column) => {
		const type = head.dataset.sort;
		const first = type === 'text' ? 'ascending' : 'descending';
		const other = type === 'text' ? 'descending' : 'ascending';
		const way = head.getAttribute('aria-sort') === first ? other : first;
		const sign = way === 'ascending' ? 1 : -1;
		for (const h of head.parentNode.cells)
			h.removeAttribute('aria-sort');
		head.setAttribute('aria-sort', way);
		order = records.map(record => ({ record, value: key(record, column, type) }))
			.sort((a, b) => a.value === null || b.value === null ? (a.value === null) - (b.value === null) : sign * compare(a.value, b.value))
			.map(({ record }) => record);
		table.append(...order.map(record => record.body));
		show();
	};

	const again = () => {
		limit = STEP;
		show();
	};

	// a link to a record (#e-…) opens it, wherever it is
	const reveal = () => {
		const body = location.hash.startsWith('#e-') && document.getElementById(location.hash.slice(1));
		if (!body || !table.contains(body))
			return;
		body.classList.add('on');
		body.querySelector('details').open = true;
		body.scrollIntoView();
	};

	Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = head.textContent;
		button.addEventListener('click', () => sort(head, column));
		head.replaceChildren(button);
	});
	for (const { name, select } of choices) {
		const values = new Map();
		for (const { body } of records)
			values.set(body.dataset[name], (values.get(body.dataset[name]) ?? 0) + 1);
		for (const [value, n] of name === 'grade' ? [...values].sort() : values)
			select.add(new Option(`${value} (${number.format(n)})`, value));
		select.addEventListener('change', again);
	}
	let wait;
	find.addEventListener('input', () => {
		clearTimeout(wait);
		wait = setTimeout(again, 120);
	});
	// a vendor's name above looks for its records
	for (const link of document.querySelectorAll('a.find'))
		link.addEventListener('click', () => {
			form.reset();
			find.value = link.textContent;
			again();
		});
	form.addEventListener('submit', event => event.preventDefault());
	form.addEventListener('reset', () => setTimeout(again));
	next.addEventListener('click', () => {
		limit += STEP;
		show();
	});
	every.addEventListener('click', () => {
		limit = Infinity;
		show();
	});
	table.addEventListener('toggle', event => event.target.closest('tbody')?.classList.toggle('open', event.target.open), true);
	addEventListener('hashchange', reveal);
	form.hidden = false;
	show();
	reveal();
});
