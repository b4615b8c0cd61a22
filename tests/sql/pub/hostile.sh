# hostile.sh: hostile "FOLDER": an actions file whose vendors have names that no vendor should have, made from pub/actions.csv:
# formulas, markup, a name that turns the writing round, one of a megabyte, bytes that are no UTF-8, a NUL byte.

# action NUMBER UEI NAME-IN-CSV DESCRIPTION [KEY MODIFICATION AMOUNT DATE]: one row
action() {
	printf '7012_-NONE-_70HOST25F%08d_%s_-NONE-_0,CONT_AWD_70HOST25F%08d_7012_-NONE-_-NONE-,70HOST25F%08d,%s,,%s,,,%s,,070,Department of Homeland Security,7012,U.S. Immigration and Customs Enforcement,070,Department of Homeland Security,7012,U.S. Immigration and Customs Enforcement,%s,' \
		"$1" "${5:-0}" "$1" "$1" "${5:-0}" "${6:-100.00}" "${7:-2025-02-01}" "$2"
	printf -- "$3"
	printf ',f,AWARD,%s,511210,SOFTWARE PUBLISHERS,2025-02-02\n' "$4"
}

hostile() {
	head -1 "$top/tests/sql/pub/actions.csv"
	action 1 HOSTILEUEI01 '"=cmd|'"'"' /C calc'"'"'!A0"' '=1+1'
	action 2 HOSTILEUEI02 '@SUM(1) INC' '@x'
	action 3 HOSTILEUEI03 '+1 INC' '+x'
	action 4 HOSTILEUEI04 '-2+3 INC' '-x'
	action 5 HOSTILEUEI05 '<script>alert(1)</script> INC' '<img src=x onerror=alert(1)>'
	action 6 HOSTILEUEI06 'RIGHT \342\200\256 TO LEFT INC' 'turned'
	action 7 HOSTILEUEI07 "$(head -c 1000000 /dev/zero | tr '\0' L) INC" 'a megabyte'
	action 8 HOSTILEUEI08 'BAD \377\376 BYTES INC' 'no UTF-8'
	action 9 HOSTILEUEI09 'NUL \000 INC' 'a NUL byte'
	action 10 HOSTILEUEI10 '"COMMA, ""QUOTE"" AND\nLINE INC"' '"a, ""b"""'
	action 11 HOSTILEUEI11 '%%s%%n | `id` $(id) \\\\ ; drop table' '\\N'
	action 12 HOSTILEUEI12 '\tTAB INC' "it's \\. the end"
}
