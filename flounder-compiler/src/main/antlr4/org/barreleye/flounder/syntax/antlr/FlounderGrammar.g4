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
    | TYPEDEF target=identifier name=identifier ('[' length=signedNumber ']')? ';'                       #renamingOrArray
    ;

field : type=identifier name=identifier ('[' size=signedNumber ']')? ';' ;

messageDeclaration : meta* (oneWay | rpc) ;

oneWay : kind=(MESSAGE | CALL | RESPONSE) name=identifier '(' (argument (',' argument)*)? ')' ';' ;

rpc : RPC name=identifier '(' (rpcArgument (',' rpcArgument)*)? ')' ';' ;

rpcArgument : direction=(IN | OUT) argument ;

argument : type=identifier constraint? name=identifier bound? ;

/** What capability travels, and with which rights. */
constraint : '<' type=identifier (',' rights+=identifier)* '>' ;

/** [MAXIMUM] of a string, [LENGTH, MAXIMUM] of an array, and [LENGTH] of an array in the old dialect. */
bound : '[' (maximum=NUMBER | length=identifier (',' maximum=NUMBER)?) ']' ;

meta : '@' namespace=identifier '(' (metaEntry (',' metaEntry)*)? ')' ;

metaEntry : key=identifier '=' (number=NUMBER | reference=identifier) ;

signedNumber : sign=('+' | '-')? NUMBER ;

/** Only interface, message, rpc, in and out are reserved; the other keywords are names wherever a name may stand. */
identifier : IDENTIFIER | ALIAS | TYPEDEF | STRUCT | ENUM | CALL | RESPONSE ;
