package org.barreleye.flounder.diagnostic;

import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Severity;

/**
 * The findings of the Flounder compiler. Numbers are never reused. Each code has an explanation in a resource named
 * after it.
 */
public enum FlounderCode implements DiagnosticCode {
    SYNTAX(1, Severity.ERROR, "syntax error"),
    UNTERMINATED_COMMENT(2, Severity.ERROR, "comment without end"),
    STRING_LITERAL(3, Severity.ERROR, "malformed string"),
    FILE_NAME_MISMATCH(4, Severity.ERROR, "interface name differs from the file's"),
    NOT_ONE_INTERFACE(5, Severity.ERROR, "not exactly one interface"),
    NO_MESSAGE(6, Severity.ERROR, "interface without message"),
    UNKNOWN_TYPE(7, Severity.ERROR, "unknown type"),
    USED_BEFORE_DECLARATION(8, Severity.ERROR, "type used before its declaration"),
    RECURSIVE_TYPE(9, Severity.ERROR, "type that contains itself"),
    DUPLICATE_TYPE(10, Severity.ERROR, "type declared twice"),
    BUILTIN_REDEFINED(11, Severity.ERROR, "builtin type redefined"),
    IMPORT_SHADOWED(12, Severity.WARNING, "imported type declared again"),
    DUPLICATE_MESSAGE(13, Severity.ERROR, "message declared twice"),
    DERIVED_NAME_TAKEN(14, Severity.ERROR, "message named like half of an rpc"),
    DUPLICATE_PARAMETER(15, Severity.ERROR, "parameter declared twice"),
    DUPLICATE_FIELD(16, Severity.ERROR, "field declared twice"),
    DUPLICATE_ENUMERATOR(17, Severity.ERROR, "enumerator declared twice"),
    ALIAS_OF_NON_BUILTIN(19, Severity.ERROR, "alias for a type that is not builtin"),
    ARRAY_LENGTH(20, Severity.ERROR, "array without elements"),
    INVALID_BOUND(21, Severity.ERROR, "invalid bound"),
    STRING_WITHOUT_BOUND(23, Severity.ERROR, "string without a bound"),
    MACHINE_WIDTH(25, Severity.WARNING, "type of the machine's width"),
    SPELLED_DIFFERENTLY(26, Severity.NOTE, "name that Java spells differently"),
    DESCRIPTION_ENDS_COMMENT(27, Severity.ERROR, "description that ends a comment"),
    TOO_MANY_MESSAGES(28, Severity.ERROR, "too many messages"),
    OLD_DIALECT(29, Severity.ERROR, "old dialect"),
    UNKNOWN_META(31, Severity.WARNING, "unknown meta parameter"),
    META_REFERENCE(32, Severity.ERROR, "meta parameter that names no argument"),
    UNUSED_TYPE(33, Severity.WARNING, "unused type"),
    MANY_FRAGMENTS(34, Severity.WARNING, "expensive message"),
    UNDERFILLED_LINE(35, Severity.WARNING, "underfilled line"),
    UNUSED_IMPORT(37, Severity.WARNING, "unused or unreadable import"),
    IMPORTS_DISAGREE(38, Severity.WARNING, "two types files declare the same name"),
    NAMES_DIFFER_IN_CASE(39, Severity.WARNING, "names that differ in case only"),
    LAYOUT(40, Severity.NOTE, "layout of a message"),
    INVALID_ENCODING(41, Severity.ERROR, "invalid encoding"),
    TOO_MANY_ARGUMENTS(42, Severity.ERROR, "too many arguments"),
    TOO_MANY_ENUMERATORS(43, Severity.ERROR, "too many enumerators"),
    TOO_MANY_FIELDS(44, Severity.ERROR, "too many fields"),
    BOUND_TOO_LARGE(45, Severity.ERROR, "bound too large"),
    NESTED_TOO_DEEPLY(46, Severity.ERROR, "type nested too deeply"),
    NAME_TOO_LONG(47, Severity.ERROR, "name too long"),
    SAME_NAME_IN_JAVA(48, Severity.ERROR, "two names that are the same in Java"),
    SAME_INTERFACE_TWICE(49, Severity.ERROR, "two interfaces with one name"),
    NO_FIXED_LAYOUT(50, Severity.ERROR, "array element without fixed layout"),
    LARGE_BOUND(51, Severity.WARNING, "large bound"),
    NAMING_CONVENTION(52, Severity.WARNING, "name against the naming convention"),
    SHADOWED_DIFFERENTLY(53, Severity.ERROR, "imported type declared differently"),
    UNKNOWN_PARAM_TAG(54, Severity.WARNING, "@param tag without parameter"),
    WIRE_BROKEN(60, Severity.ERROR, "change that breaks the wire"),
    SOURCE_BROKEN(61, Severity.ERROR, "change that breaks sources"),
    FINGERPRINT_CHANGED(62, Severity.ERROR, "change of the fingerprint"),
    CAPABILITY_INDEX(63, Severity.ERROR, "capability index that cannot be used"),
    CONSTRAINT_WITHOUT_INDEX(64, Severity.ERROR, "typed capability without a capability index"),
    CONSTRAINT_ON_NON_CAPABILITY(65, Severity.ERROR, "constraint on a type that is not a capability"),
    UNKNOWN_CAPABILITY_TYPE(66, Severity.ERROR, "unknown type of capabilities"),
    NOT_TRANSFERABLE(67, Severity.ERROR, "capability that is not transferable"),
    UNKNOWN_RIGHT(68, Severity.ERROR, "unknown right"),
    DUPLICATE_RIGHT(69, Severity.ERROR, "right named twice"),
    UNRESTRICTED_RIGHTS(70, Severity.WARNING, "typed capability with unrestricted rights"),
    DEPRECATED_WITHOUT_REASON(71, Severity.WARNING, "deprecation without a reason");

    private final int number;
    private final Severity severity;
    private final String title;

    FlounderCode(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    @Override
    public String prefix() {
        return "FL";
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String title() {
        return title;
    }
}
