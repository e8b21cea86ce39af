package org.barreleye.flounder.model;

/** The limits of the Java virtual machine and of a header on the wire. */
public final class Limits {
    /** Argument slots of a method, of which the machine allows 255, and generated ones need a few. */
    public static final int ARGUMENT_SLOTS_MAX = 250;
    /** Enumerators of a type, all initialised by one method of at most 64 KiB. */
    public static final int ENUMERATORS_MAX = 2_000;
    /** Fields of all messages of an interface, flattened: a class has at most 65,535 constants. */
    public static final int FIELDS_MAX = 65_536;
    /** Constants of a class, less a few for what every class has. */
    public static final int CONSTANTS_MAX = 65_000;
    /** Letters of the paths to all those fields: what a table of them may hold in memory. */
    public static final int PATHS_MAX = 1 << 24;
    /** Bytes of a string or a dynamic array: what an array of the machine can hold. */
    public static final int BYTES_MAX = Integer.MAX_VALUE;
    /** The greatest nesting depth of structures and arrays. */
    public static final int NESTING_MAX = 64;
    /** UTF-8 bytes of a name, which becomes part of the name of a file. */
    public static final int NAME_BYTES_MAX = 200;
    /** The largest message number: 15 bits in the header, and the last two are the bindings' own. */
    public static final int MESSAGE_NUMBER_MAX = 32_765;

    private Limits() {}
}
