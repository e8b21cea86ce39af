/** Just enough of a language to be wrong in: a list of bindings between braces. */
grammar Tiny;

/** A file is one scope. */
file
    : scope EOF
    ;

scope
    : '{' statement* '}'
    ;

statement
    : 'let' name=NAME '=' value ';'   #binding
    | scope                           #inner
    ;

value
    : NUMBER   #number
    | NAME     #reference
    | TEXT     #text
    ;

NAME    : [a-zA-Z_] [a-zA-Z_0-9]* ;
NUMBER  : [0-9]+ ;
TEXT    : '"' ~["\r\n]* '"' ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLANK   : [ \t\r\n]+ -> skip ;
