close texts;
