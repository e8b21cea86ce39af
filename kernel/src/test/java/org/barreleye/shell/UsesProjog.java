package org.barreleye.shell;

import org.projog.core.term.Atom;

/** Breaks a rule of the architecture, for the test that finds it. */
record UsesProjog(Atom atom) {}
