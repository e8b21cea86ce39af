/** The words of Flounder. Keywords may be written in any case, names may not. */
lexer grammar FlounderTokens;

// Reserved.
INTERFACE options { caseInsensitive = true; } : 'interface' ;
MESSAGE   options { caseInsensitive = true; } : 'message' ;
RPC       options { caseInsensitive = true; } : 'rpc' ;
IN        options { caseInsensitive = true; } : 'in' ;
OUT       options { caseInsensitive = true; } : 'out' ;

// Keywords by position, else names.
ALIAS     options { caseInsensitive = true; } : 'alias' ;
TYPEDEF   options { caseInsensitive = true; } : 'typedef' ;
STRUCT    options { caseInsensitive = true; } : 'struct' ;
ENUM      options { caseInsensitive = true; } : 'enum' ;

// Keywords of the old dialect, else names.
CALL      options { caseInsensitive = true; } : 'call' ;
RESPONSE  options { caseInsensitive = true; } : 'response' ;

LBRACE : '{' ;
RBRACE : '}' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LPAREN : '(' ;
RPAREN : ')' ;
SEMICOLON : ';' ;
COMMA : ',' ;
EQUALS : '=' ;
AT : '@' ;
PLUS : '+' ;
MINUS : '-' ;
LESS : '<' ;
GREATER : '>' ;

/** An apostrophe may be part of a name; an underscore may not begin one. */
IDENTIFIER : [\p{L}] [\p{L}\p{N}_']* ;

/** Zeros in front do not make a number octal. */
NUMBER : [0-9]+ | '0' [xX] [0-9a-fA-F]+ | '0' [oO] [0-7]+ ;

/** The escapes are looked into later. A backslash, white space and a backslash are a gap, which may cross lines. */
STRING : '"' (ESCAPE | ~["\\\r\n])* '"' ;
UNTERMINATED_STRING : '"' (ESCAPE | ~["\\\r\n])* ;
fragment ESCAPE : '\\' ( '^' . | [ \t\r\n\f]+ '\\' | ~[ ^\t\r\n\f] ) ;

WHITE_SPACE : [\p{White_Space}]+ -> channel(HIDDEN) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;

/** Block comments nest. Each is a run of tokens, since modes need no recursion, however deep they nest. */
COMMENT_OPEN : '/*' -> channel(HIDDEN), pushMode(COMMENT) ;

UNKNOWN : . ;

mode COMMENT;

NESTED_OPEN : '/*' -> channel(HIDDEN), pushMode(COMMENT) ;
COMMENT_CLOSE : '*/' -> channel(HIDDEN), popMode ;
COMMENT_TEXT : ( ~[/*]+ | [/*] ) -> channel(HIDDEN) ;
