package org.barreleye.hamlet.diagnostic;

import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Severity;

/**
 * The findings of the Hamlet compiler. Numbers are never reused. Each code has an explanation in a resource named
 * after it.
 */
public enum HamletCode implements DiagnosticCode {
    UNEXPECTED_TEXT(1, Severity.ERROR, "text that is not a declaration"),
    DEFINE_AFTER_TYPE(2, Severity.NOTE, "define behind a type"),
    DUPLICATE_TYPE(3, Severity.ERROR, "type declared twice"),
    NAMES_DIFFER_IN_CASE(4, Severity.ERROR, "types that differ in case only"),
    UNKNOWN_TYPE(5, Severity.ERROR, "unknown type"),
    REFERENCE_DIFFERS_IN_CASE(6, Severity.WARNING, "reference that differs in case"),
    FORWARD_REFERENCE(7, Severity.ERROR, "type used before its declaration"),
    FROM_ABSTRACT(8, Severity.ERROR, "type derived from a template"),
    DUPLICATE_DEFINE(9, Severity.ERROR, "constant declared twice"),
    CONSTANT_RANGE(10, Severity.ERROR, "constant out of range"),
    SHADOWED_FIELD(11, Severity.WARNING, "constant that hides a field"),
    UNKNOWN_NAME(12, Severity.ERROR, "unknown name in an expression"),
    DUPLICATE_FIELD(13, Severity.ERROR, "field declared twice"),
    UNKNOWN_FIELD_TYPE(14, Severity.ERROR, "unknown type of a field"),
    DUPLICATE_RANGE(15, Severity.ERROR, "range defined twice"),
    SIZE_WITHOUT_ADDRESS(16, Severity.ERROR, "size without address"),
    ADDRESS_WITHOUT_SIZE(17, Severity.WARNING, "address without size"),
    RETYPE_MULTIPLE_NOT_FIRST(18, Severity.ERROR, "can_retype_multiple is not first"),
    NO_EFFECT(19, Severity.WARNING, "clause without effect"),
    CLAUSE_ORDER(20, Severity.ERROR, "clauses out of order"),
    SYNTAX(21, Severity.ERROR, "syntax error"),
    SAME_NAME_IN_JAVA(22, Severity.ERROR, "two names that are the same in Java"),
    LIMIT_EXCEEDED(23, Severity.ERROR, "limit exceeded"),
    OPERAND_TYPE(24, Severity.ERROR, "operand of the wrong type"),
    SIZE_OUT_OF_RANGE(25, Severity.ERROR, "size out of range"),
    CHILD_OUTSIDE_PARENT(26, Severity.WARNING, "child outside its parent"),
    UNUSED(27, Severity.WARNING, "declared, but not used"),
    UNTERMINATED_COMMENT(28, Severity.ERROR, "comment without end"),
    INVALID_ENCODING(29, Severity.ERROR, "invalid encoding"),
    PARENT_WITHOUT_RANGE(31, Severity.WARNING, "parent without a range"),
    STRING_LITERAL(32, Severity.ERROR, "malformed string"),
    SUM_MAY_WRAP(33, Severity.WARNING, "sum that may wrap"),
    NAMING_CONVENTION(50, Severity.WARNING, "name against the naming convention"),
    UNUSED_RIGHT(51, Severity.WARNING, "right that nothing needs"),
    INVOCATION_WITHOUT_RIGHT(52, Severity.WARNING, "invocation that needs no right"),
    MEMORY_NOT_ZEROED(53, Severity.WARNING, "memory that is mapped with its old contents"),
    UNDOCUMENTED(54, Severity.WARNING, "type without documentation"),
    WIRE_BROKEN(60, Severity.ERROR, "change that breaks the wire"),
    SOURCE_BROKEN(61, Severity.ERROR, "change that breaks sources"),
    DEFINITION_CHANGED(62, Severity.ERROR, "other change of the definition"),
    UNKNOWN_ATTRIBUTE(101, Severity.ERROR, "unknown attribute"),
    ATTRIBUTE_ARGUMENT(102, Severity.ERROR, "wrong argument of an attribute"),
    ATTRIBUTES_CONFLICT(103, Severity.ERROR, "attributes that contradict each other"),
    UNKNOWN_RIGHT(104, Severity.ERROR, "unknown right"),
    DUPLICATE_NAME(105, Severity.ERROR, "name declared twice"),
    DUPLICATE_INVOCATION(106, Severity.ERROR, "invocation declared twice"),
    NUMBER_RANGE(107, Severity.ERROR, "number out of range"),
    PARAMETER_TYPE(108, Severity.ERROR, "unknown type of a parameter"),
    TOO_MANY_WORDS(109, Severity.ERROR, "invocation with too many words"),
    RETYPE_SOURCE(110, Severity.ERROR, "object type without source"),
    NOT_ON_THE_WIRE(111, Severity.ERROR, "transferable type without wire form"),
    WITHOUT_WIRE_FORM(112, Severity.WARNING, "type too large for the wire"),
    UNKNOWN_SPACE(113, Severity.ERROR, "unknown space"),
    SPACES_DIFFER(114, Severity.ERROR, "type in another space than its parent"),
    UNKNOWN_OPERATION(115, Severity.ERROR, "unknown operation"),
    NOT_MADE_BY_RETYPE(116, Severity.WARNING, "derived type that no retype can make"),
    MINT_CHANGES_IDENTITY(117, Severity.ERROR, "mint would change the identity");

    private final int number;
    private final Severity severity;
    private final String title;

    HamletCode(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    @Override
    public String prefix() {
        return "HL";
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
