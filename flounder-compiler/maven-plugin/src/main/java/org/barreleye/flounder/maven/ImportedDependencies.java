package org.barreleye.flounder.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.barreleye.compiler.maven.EnumParameter;

/** From which dependencies types files are imported. */
enum ImportedDependencies {
    /** From none. */
    FALSE,
    /** From those that the module names itself. */
    DIRECT,
    /** From these and whatever they depend on. */
    TRANSITIVE,
    /** The same. */
    TRUE;

    /** Reads a parameter. */
    static ImportedDependencies of(String text) throws MojoFailureException {
        return EnumParameter.of(ImportedDependencies.class, "importDependencies", text);
    }
}
