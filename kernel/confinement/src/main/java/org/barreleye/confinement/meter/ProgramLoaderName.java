package org.barreleye.confinement.meter;

/** The name of the class loaders of domains, by which stack traces tell classes of programs from the system's. */
public final class ProgramLoaderName {
    /** The name. */
    public static final String VALUE = "program";

    private ProgramLoaderName() {}
}
