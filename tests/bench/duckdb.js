// DuckDB on one thread reading 46 columns of a CSV file: what the scan is compared with.
const { DuckDBInstance } = require('@duckdb/node-api');

(async () => {
	const db = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
	const file = process.argv[2].replace(/'/g, "''");
	const head = await db.runAndReadAll(`select * from read_csv('${file}', all_varchar = true) limit 0`);
	const names = head.columnNames().filter((_, i) => i % 5 === 0 && i < 230);
	const sum = names.map((n) => `coalesce(sum(length("${n}")), 0)`).join(' + ');
	const r = await db.runAndReadAll(`select ${sum} from read_csv('${file}', all_varchar = true)`);
	console.log(String(r.getRows()[0][0]), 'characters');
})();
