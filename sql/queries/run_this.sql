select set_config('paydirt.run', $1, true);
