/** The Hamlet capability type language: the reference's, and what this project adds to it. */
parser grammar HamletGrammar;

options { tokenVocab = HamletTokens; }

/** A file. What is no declaration is kept, in order to complain about it. */
specification : declaration* EOF ;

declaration
    : DEFINE name=identifier value=integer ';'                                              #define
    | RIGHTS names ';'                                                                      #rights
    | SPACES names ';'                                                                      #spaces
    | OPERATION name=identifier NEEDS names ';'                                             #operation
    | attribute* CAP name=identifier clause* body? ';'                                      #capabilityType
    | ~(DEFINE | RIGHTS | SPACES | OPERATION | CAP | AT)+                                   #stray
    ;

names : identifier (',' identifier)* ;

/** Any order is read, so that a wrong one can be told; the right one is this. */
clause
    : IS_ALWAYS_COPY                                                                        #alwaysCopy
    | IS_NEVER_COPY                                                                         #neverCopy
    | FROM parent=identifier                                                                #from
    | FROM_SELF                                                                             #fromSelf
    | ABSTRACT                                                                              #abstract
    | INHERIT template=identifier                                                           #inherit
    ;

body : '{' statement* '}' ;

statement
    : CAN_RETYPE_MULTIPLE ';'                                                               #retypeMultiple
    | kind=(ADDRESS | SIZE | SIZE_BITS) field                                               #rangeField
    | kind=(ADDRESS | SIZE | SIZE_BITS) '{' expression '}' ';'                              #rangeExpression
    | EQ field                                                                              #equalityField
    | attribute* INVOCATION name=identifier '[' number=integer ']' (NEEDS names)?
          '(' parameters? ')' ('->' '(' results=parameters? ')')? ';'                       #invocation
    | plainField                                                                            #ordinaryField
    ;

field : type=fieldType name=identifier ';' ;

fieldType : STRING | identifier ;

/** A field that stands alone cannot be of a type that is called like the keywords of statements. */
plainField : type=plainFieldType name=identifier ';' ;

plainFieldType : STRING | plainIdentifier ;

expression
    : function=(MEM_TO_PHYS | GET_ADDRESS) '(' sum ')'                                      #call
    | sum                                                                                   #plainSum
    ;

sum : left=identifier ('+' right=identifier)? ;

parameters : parameter (',' parameter)* ;

parameter : type=identifier name=identifier (FROM source=identifier)? ;

attribute : '@' name=identifier ('(' argument (',' argument)* ')')? ;

argument : integer | identifier ;

integer : sign=('+' | '-')? NUMBER ;

identifier : plainIdentifier | ADDRESS | SIZE | SIZE_BITS | EQ ;

plainIdentifier
    : IDENTIFIER | DEFINE | CAP | ABSTRACT | INHERIT | FROM_SELF | MEM_TO_PHYS | GET_ADDRESS
    | RIGHTS | SPACES | OPERATION | INVOCATION | NEEDS
    ;
