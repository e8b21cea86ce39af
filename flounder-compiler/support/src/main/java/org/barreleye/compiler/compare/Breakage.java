package org.barreleye.compiler.compare;

import java.util.Locale;

/** The consequences of a change, worst first. A comparison at one level reports the levels before it too. */
public enum Breakage {
    /** Programs or cores of the two versions would misunderstand or refuse each other's messages. */
    WIRE,
    /** Programs written for the old version would not compile against the new one. */
    SOURCE,
    /** The two versions differ otherwise. */
    STRICT;

    /** The name as it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
