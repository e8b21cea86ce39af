/** The Flounder interface definition language, with the old dialect, which is read in order to be refused with a hint. */
parser grammar FlounderGrammar;

options { tokenVocab = FlounderTokens; }

/** An interface file: exactly one interface. Types before it are kept, in order to complain about them. */
interfaceFile : stray+=typeDeclaration* definition=interfaceDeclaration EOF ;

/** A types file: declarations, up to whatever is none. The reference never looks at the rest. */
typesFile : types+=typeDeclaration* ;

interfaceDeclaration
    : INTERFACE name=identifier description=STRING? '{' declaration* '}' ';'
    ;

declaration
    : typeDeclaration
    | messageDeclaration
    ;

typeDeclaration
    : ALIAS name=identifier target=identifier ';'                                                        #alias
    | TYPEDEF STRUCT '{' field+ '}' name=identifier ';'                                                  #structure
    | TYPEDEF ENUM '{' enumerator+=identifier (',' enumerator+=identifier)* '}' name=identifier ';'      #enumeration
    | TYPEDEF element=identifier name=identifier '[' length=signedNumber ']' ';'                         #fixedArray
    | TYPEDEF target=identifier name=identifier ';'                                                      #renaming
    ;

field : type=identifier name=identifier ('[' bound=signedNumber ']')? ';' ;

messageDeclaration
    : meta* kind=(MESSAGE | CALL | RESPONSE) name=identifier '(' (argument (',' argument)*)? ')' ';'     #oneWay
    | meta* RPC name=identifier '(' (rpcArgument (',' rpcArgument)*)? ')' ';'                            #rpc
    ;

rpcArgument : direction=(IN | OUT) argument ;

argument
    : type=identifier name=identifier '[' length=identifier ',' maximum=NUMBER ']'                       #dynamicArray
    | type=identifier name=identifier '[' length=identifier ']'                                          #unboundedArray
    | type=identifier name=identifier '[' maximum=NUMBER ']'                                             #text
    | type=identifier name=identifier                                                                    #plain
    ;

meta : '@' namespace=identifier '(' (metaEntry (',' metaEntry)*)? ')' ;

metaEntry : key=identifier '=' (number=NUMBER | reference=identifier) ;

signedNumber : sign=('+' | '-')? NUMBER ;

/** Only interface, message, rpc, in and out are reserved; the other keywords are names wherever a name may stand. */
identifier : IDENTIFIER | ALIAS | TYPEDEF | STRUCT | ENUM | CALL | RESPONSE ;
