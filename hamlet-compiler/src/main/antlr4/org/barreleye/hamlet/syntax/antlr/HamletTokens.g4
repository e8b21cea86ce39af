/** The words of Hamlet. Keywords may be written in any case. A grammar of its own, because nested comments need modes. */
lexer grammar HamletTokens;

// Reserved: never a name.
IS_ALWAYS_COPY      options { caseInsensitive = true; } : 'is_always_copy' ;
IS_NEVER_COPY       options { caseInsensitive = true; } : 'is_never_copy' ;
FROM                options { caseInsensitive = true; } : 'from' ;
CAN_RETYPE_MULTIPLE options { caseInsensitive = true; } : 'can_retype_multiple' ;

// Keywords by position, else names; the first four are keywords wherever a statement begins.
ADDRESS     options { caseInsensitive = true; } : 'address' ;
SIZE        options { caseInsensitive = true; } : 'size' ;
SIZE_BITS   options { caseInsensitive = true; } : 'size_bits' ;
EQ          options { caseInsensitive = true; } : 'eq' ;
DEFINE      options { caseInsensitive = true; } : 'define' ;
CAP         options { caseInsensitive = true; } : 'cap' ;
ABSTRACT    options { caseInsensitive = true; } : 'abstract' ;
INHERIT     options { caseInsensitive = true; } : 'inherit' ;
FROM_SELF   options { caseInsensitive = true; } : 'from_self' ;
MEM_TO_PHYS options { caseInsensitive = true; } : 'mem_to_phys' ;
GET_ADDRESS options { caseInsensitive = true; } : 'get_address' ;

// Keywords by position of the extended language, else names.
RIGHTS      options { caseInsensitive = true; } : 'rights' ;
SPACES      options { caseInsensitive = true; } : 'spaces' ;
OPERATION   options { caseInsensitive = true; } : 'operation' ;
INVOCATION  options { caseInsensitive = true; } : 'invocation' ;
NEEDS       options { caseInsensitive = true; } : 'needs' ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
SEMICOLON : ';' ;
COMMA : ',' ;
AT : '@' ;
ARROW : '->' ;
PLUS : '+' ;
MINUS : '-' ;

/** Neither an underscore nor a digit begins a name. */
IDENTIFIER : [\p{L}] [\p{L}\p{N}_]* ;

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
