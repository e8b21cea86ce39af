package org.barreleye.flounder.diagnostic;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Explanation;
import org.barreleye.compiler.diagnostic.Severity;

/**
 * Everything that the Flounder compiler may find. Numbers are never reused. What each means is told by a resource of the
 * same name, beside this class.
 */
public enum FlounderCode implements DiagnosticCode {
    SYNTAX(1, Severity.ERROR, "syntax error"),
    UNTERMINATED_COMMENT(2, Severity.ERROR, "comment without end"),
    STRING_LITERAL(3, Severity.ERROR, "malformed string"),
    NAME_IS_NOT_THE_FILES(4, Severity.ERROR, "interface name differs from the file's"),
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
    ALIAS_OF_NO_BUILTIN(19, Severity.ERROR, "alias for a type that is not builtin"),
    ARRAY_LENGTH(20, Severity.ERROR, "array without elements"),
    MAXIMUM(21, Severity.ERROR, "maximum of nothing"),
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
    SPILLED_WORD(35, Severity.WARNING, "message that spills into another slot"),
    IMPORT_WITHOUT_USE(37, Severity.WARNING, "useless or unreadable types file"),
    IMPORTS_DISAGREE(38, Severity.WARNING, "two types files declare the same name"),
    NAMES_DIFFER_IN_CASE(39, Severity.WARNING, "names that differ in case only"),
    LAYOUT(40, Severity.NOTE, "layout of a message"),
    NOT_PLAIN_TEXT(41, Severity.ERROR, "not plain text"),
    TOO_MANY_ARGUMENTS(42, Severity.ERROR, "too many arguments"),
    TOO_MANY_ENUMERATORS(43, Severity.ERROR, "too many enumerators"),
    TOO_MANY_FIELDS(44, Severity.ERROR, "too many fields"),
    MAXIMUM_TOO_LARGE(45, Severity.ERROR, "maximum too large"),
    NESTED_TOO_DEEPLY(46, Severity.ERROR, "type nested too deeply"),
    NAME_TOO_LONG(47, Severity.ERROR, "name too long"),
    SAME_NAME_IN_JAVA(48, Severity.ERROR, "two names that Java cannot tell apart"),
    SAME_INTERFACE_TWICE(49, Severity.ERROR, "two interfaces with one name"),
    NO_FIXED_LAYOUT(50, Severity.ERROR, "array element without fixed layout"),
    LARGE_MAXIMUM(51, Severity.WARNING, "large maximum"),
    NAMING(52, Severity.WARNING, "name against the custom"),
    SHADOWED_DIFFERENTLY(53, Severity.ERROR, "imported type declared differently"),
    DOCUMENTED_NOTHING(54, Severity.WARNING, "documentation of a parameter that is not there"),
    WIRE_BROKEN(60, Severity.ERROR, "change that breaks the wire"),
    SOURCE_BROKEN(61, Severity.ERROR, "change that breaks sources"),
    IDENTITY_CHANGED(62, Severity.ERROR, "change that breaks neither wire nor sources"),
    CAPABILITY_INDEX(63, Severity.ERROR, "capability index that cannot be used"),
    TERMS_WITHOUT_INDEX(64, Severity.ERROR, "typed capability without a capability index"),
    TERMS_ON_NO_CAPABILITY(65, Severity.ERROR, "terms of something that is no capability"),
    UNKNOWN_CAPABILITY_TYPE(66, Severity.ERROR, "unknown type of capabilities"),
    NOT_TRANSFERABLE(67, Severity.ERROR, "capability that cannot travel"),
    UNKNOWN_RIGHT(68, Severity.ERROR, "unknown right"),
    DUPLICATE_RIGHT(69, Severity.ERROR, "right named twice"),
    UNNAMED_RIGHTS(70, Severity.WARNING, "typed capability with whatever rights");

    private final int number;
    private final Severity severity;
    private final String title;

    FlounderCode(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    /** The finding with this code, in any case: {@code FL0007}. */
    public static Optional<FlounderCode> coded(String code) {
        for (FlounderCode candidate : values()) {
            if (candidate.code().equalsIgnoreCase(code)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public String code() {
        return "FL" + "0".repeat(number < 10 ? 3 : 2) + number;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return Explanation.of(code(), FlounderCode.class).paragraph();
    }

    @Override
    public String badExample() {
        return Explanation.of(code(), FlounderCode.class).bad();
    }

    @Override
    public String goodExample() {
        return Explanation.of(code(), FlounderCode.class).good();
    }
}
