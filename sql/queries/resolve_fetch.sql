fetch 5000 from texts;
