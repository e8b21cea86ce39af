/** The words of Hamlet. Keywords may be written in any case, names may not. */
lexer grammar HamletTokens;

// Reserved.
ALWAYS_COPY     options { caseInsensitive = true; } : 'is_always_copy' ;
NEVER_COPY      options { caseInsensitive = true; } : 'is_never_copy' ;
FROM            options { caseInsensitive = true; } : 'from' ;
RETYPE_MULTIPLE options { caseInsensitive = true; } : 'can_retype_multiple' ;

// Keywords by position, else names.
DEFINE          options { caseInsensitive = true; } : 'define' ;
CAP             options { caseInsensitive = true; } : 'cap' ;
ABSTRACT        options { caseInsensitive = true; } : 'abstract' ;
INHERIT         options { caseInsensitive = true; } : 'inherit' ;
FROM_SELF       options { caseInsensitive = true; } : 'from_self' ;
ADDRESS         options { caseInsensitive = true; } : 'address' ;
SIZE            options { caseInsensitive = true; } : 'size' ;
SIZE_BITS       options { caseInsensitive = true; } : 'size_bits' ;
EQ              options { caseInsensitive = true; } : 'eq' ;
MEM_TO_PHYS     options { caseInsensitive = true; } : 'mem_to_phys' ;
GET_ADDRESS     options { caseInsensitive = true; } : 'get_address' ;

// Keywords of our extension, else names.
RIGHTS          options { caseInsensitive = true; } : 'rights' ;
INVOCATION      options { caseInsensitive = true; } : 'invocation' ;
NEEDS           options { caseInsensitive = true; } : 'needs' ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
SEMICOLON : ';' ;
COMMA : ',' ;
AT : '@' ;
PLUS : '+' ;
ARROW : '->' ;
MINUS : '-' ;

IDENTIFIER : [\p{L}] [\p{L}\p{N}_]* ;

/** Zeros in front do not make a number octal. */
NUMBER : [0-9]+ | '0' [xX] [0-9a-fA-F]+ | '0' [oO] [0-7]+ ;

STRING : '"' ~["\\\u0000-\u001F]* '"' ;

WHITE_SPACE : [\p{White_Space}]+ -> channel(HIDDEN) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;

/** Block comments nest. Each is a run of tokens, since modes need no recursion, however deep they nest. */
COMMENT_OPEN : '/*' -> channel(HIDDEN), pushMode(COMMENT) ;

UNKNOWN : . ;

mode COMMENT;

NESTED_OPEN : '/*' -> channel(HIDDEN), pushMode(COMMENT) ;
COMMENT_CLOSE : '*/' -> channel(HIDDEN), popMode ;
COMMENT_TEXT : ( ~[/*]+ | [/*] ) -> channel(HIDDEN) ;
