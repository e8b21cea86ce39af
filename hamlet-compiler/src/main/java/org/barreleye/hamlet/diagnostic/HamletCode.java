package org.barreleye.hamlet.diagnostic;

import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Severity;

/** Everything that can be wrong with a specification. Numbers are never used again for something else. */
public enum HamletCode implements DiagnosticCode {
    /** The text is not in the language. */
    SYNTAX(1, "the text is not in the language",
            "Something stands where the language allows something else. The message says what would have fitted.",
            "cpa Ram {};", "cap Ram {};"),
    /** Two types have one name. */
    DUPLICATE_TYPE(3, "two types have the same name",
            "Types are told apart by their names alone, whatever the case of their letters: references ignore it.",
            "cap Ram {}; cap RAM {};", "cap Ram {}; cap Frame {};"),
    /** A reference leads to no type. */
    UNKNOWN_TYPE(5, "a type is not declared, or not yet",
            "What stands behind 'from' and 'inherit' must have been declared further up.",
            "cap Frame from Ram {};", "cap Ram {}; cap Frame from Ram {};"),
    /** A type is derived from an abstract one. */
    FROM_ABSTRACT(8, "a type is derived from an abstract one",
            "There are no capabilities of an abstract type, so nothing can be retyped from one; it is for 'inherit'.",
            "cap Node abstract {}; cap Leaf from Node {};", "cap Node {}; cap Leaf from Node {};"),
    /** Two definitions have one name. */
    DUPLICATE_DEFINE(9, "two definitions have the same name",
            "The first one would win, and the second never be seen.",
            "define page 4096; define page 8192;", "define page 4096;"),
    /** A number does not fit. */
    NUMBER_OUT_OF_RANGE(10, "a number does not fit",
            "Definitions are signed numbers of 64 bits; invocations are numbered from 1 to 65535.",
            "define top 18446744073709551616;", "define top 4096;"),
    /** A name in an expression means nothing. */
    UNKNOWN_NAME(12, "a name in an expression is neither a field nor a definition",
            "An expression adds up fields of the type and definitions; both are written exactly as declared.",
            "cap Ram { address { bsae }; };", "cap Ram { genpaddr base; address { base }; };"),
    /** Two fields have one name. */
    DUPLICATE_FIELD(13, "two fields have the same name",
            "A type's fields include those it inherits.",
            "cap Ram { uint8 a; uint16 a; };", "cap Ram { uint8 a; uint16 b; };"),
    /** A field's type is not known. */
    UNKNOWN_FIELD_TYPE(14, "the type of a field is not known",
            "The types of fields are spelled exactly. Anything else is a pointer to a C type, and is put in quotes.",
            "cap Ram { uint99 a; };", "cap Ram { \"struct uint99\" a; };"),
    /** A type says twice where it lies. */
    DUPLICATE_RANGE(15, "a type says twice where its objects lie",
            "A type has at most one address and one size of its own.",
            "cap Ram { address genpaddr a; address genpaddr b; };", "cap Ram { address genpaddr a; genpaddr b; };"),
    /** A size without an address. */
    SIZE_WITHOUT_ADDRESS(16, "a type has a size but no address",
            "A size says how far a range reaches from its address.",
            "cap Ram { size gensize s; };", "cap Ram { address genpaddr a; size gensize s; };"),
    /** A type without a body. */
    MISSING_BODY(21, "a type has no body and inherits none",
            "Only a type that inherits may leave its body out.",
            "cap Ram;", "cap Ram {};"),
    /** A right is not declared. */
    UNKNOWN_RIGHT(101, "a right is not declared",
            "Rights are declared with 'rights', once, before they are needed; there are at most eight.",
            "cap Ram { invocation clear[1] needs scrub (); };",
            "rights scrub; cap Ram { invocation clear[1] needs scrub (); };"),
    /** An invocation's parameter has no such type. */
    UNKNOWN_PARAMETER_TYPE(102, "the type of a parameter is not known",
            "Parameters are numbers (uint8, uint16, uint32, uint64, genpaddr, gensize), bool, caddr, caprights or objtype.",
            "cap Ram { invocation clear[1] (float f); };", "cap Ram { invocation clear[1] (uint64 f); };"),
    /** Two invocations are alike. */
    DUPLICATE_INVOCATION(103, "two invocations of a type have the same name or number",
            "A caller names an invocation by its number, a program by its name.",
            "cap Ram { invocation a[1] (); invocation b[1] (); };", "cap Ram { invocation a[1] (); invocation b[2] (); };"),
    /** An attribute means nothing. */
    UNKNOWN_ATTRIBUTE(104, "an attribute is not known",
            "Attributes are backed, zeroed, moveable, transferable, mappable, and align with a number or a definition.",
            "@bakced cap Ram {};", "@backed cap Ram {};"),
    /** A transferable type does not fit the wire. */
    TOO_LARGE_FOR_THE_WIRE(105, "a transferable type does not fit its wire form",
            "Type and rights take one of four words of 64 bits, and each field another.",
            "@transferable cap Big { uint64 a; uint64 b; uint64 c; uint64 d; };",
            "@transferable cap Small { uint64 a; uint64 b; uint64 c; };");

    private final int number;
    private final String title;
    private final String explanation;
    private final String badExample;
    private final String goodExample;

    HamletCode(int number, String title, String explanation, String badExample, String goodExample) {
        this.number = number;
        this.title = title;
        this.explanation = explanation;
        this.badExample = badExample;
        this.goodExample = goodExample;
    }

    @Override
    public String code() {
        return String.format("HL%04d", number);
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }

    @Override
    public String badExample() {
        return badExample;
    }

    @Override
    public String goodExample() {
        return goodExample;
    }
}
