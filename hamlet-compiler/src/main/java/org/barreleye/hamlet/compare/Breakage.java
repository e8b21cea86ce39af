package org.barreleye.hamlet.compare;

import java.util.Locale;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** What a change breaks, worst first. Who asks for one asks for those before it too. */
public enum Breakage {
    /** Cores or programs of the two versions would misunderstand each other's capabilities and invocations. */
    WIRE(HamletCode.WIRE_BROKEN),
    /** Programs written for the old version would not compile against the new one. */
    SOURCE(HamletCode.SOURCE_BROKEN),
    /** Something else is not as it was. */
    STRICT(HamletCode.DEFINITION_CHANGED);

    private final HamletCode code;

    Breakage(HamletCode code) {
        this.code = code;
    }

    /** How it is reported. */
    public HamletCode code() {
        return code;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
