/** The Hamlet capability type language, with our extensions: attributes, rights and invocations. */
parser grammar HamletGrammar;

options { tokenVocab = HamletTokens; }

specification : (define | rights | capabilityType)* EOF ;

define : DEFINE name=identifier value=number ';' ;

/** An extension: names of rights, bit 0 first. */
rights : RIGHTS names+=identifier (',' names+=identifier)* ';' ;

capabilityType
    : attribute* CAP name=identifier origin ABSTRACT? (INHERIT inherited=identifier)? body? ';'
    ;

/** An extension: what the reference keeps in tables written by hand. */
attribute : '@' name=identifier ('(' argument=attributeArgument ')')? ;

attributeArgument : name=identifier | value=number ;

origin
    : ALWAYS_COPY                                  #alwaysCopy
    | NEVER_COPY                                   #neverCopy
    | (FROM parent=identifier)? FROM_SELF?         #derived
    ;

body : '{' (RETYPE_MULTIPLE ';')? statement* '}' ;

statement
    : ADDRESS field                                #addressField
    | ADDRESS '{' address '}' ';'                  #addressExpression
    | kind=(SIZE | SIZE_BITS) field                #sizeField
    | kind=(SIZE | SIZE_BITS) '{' sum '}' ';'      #sizeExpression
    | EQ field                                     #identityField
    | field                                        #plainField
    | invocation                                   #invocationStatement
    ;

field : type=fieldType name=identifier ';' ;

fieldType : STRING | fieldTypeName ;

address
    : MEM_TO_PHYS '(' sum ')'                      #memToPhys
    | GET_ADDRESS '(' sum ')'                      #getAddress
    | sum                                          #plainAddress
    ;

sum : left=identifier ('+' right=identifier)? ;

/** An extension: what can be asked of a capability. */
invocation
    : INVOCATION name=identifier '[' value=number ']' (NEEDS needed+=identifier (',' needed+=identifier)*)?
      '(' (argument+=parameter (',' argument+=parameter)*)? ')'
      ('->' '(' result+=parameter (',' result+=parameter)* ')')? ';'
    ;

parameter : type=identifier name=identifier (FROM source=identifier)? ;

number : sign=('+' | '-')? NUMBER ;

/** Keywords by position are names wherever a name may stand. */
identifier : fieldTypeName | ADDRESS | SIZE | SIZE_BITS | EQ ;

fieldTypeName
    : IDENTIFIER | DEFINE | CAP | ABSTRACT | INHERIT | FROM_SELF | MEM_TO_PHYS | GET_ADDRESS
    | RIGHTS | INVOCATION | NEEDS
    ;
