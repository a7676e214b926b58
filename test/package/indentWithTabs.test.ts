import { withTabs } from '../../build/indentWithTabs';

test.each([
	['each level', 'if (a) {\n    if (b) {\n        c();\n    }\n}\n', 'if (a) {\n\tif (b) {\n\t\tc();\n\t}\n}\n'],
	['what is left of a level', 'f(a,\n      b);\n', 'f(a,\n\t  b);\n'],
	['spaces inside of a line', "const a = '    ';    b();\n", "const a = '    ';    b();\n"],
	['a template text', '    f(`a\n    b`, {\n        c });\n', '\tf(`a\n    b`, {\n\t\tc });\n'],
	['a template with expressions', '    f(`a\n    ${g({\n        b })}\n    c`);\n', '\tf(`a\n    ${g({\n\t\tb })}\n    c`);\n'],
])('built code is indented with tabs: %s', (_case, code, expected) => {
	expect(withTabs(code)).toBe(expected);
});
