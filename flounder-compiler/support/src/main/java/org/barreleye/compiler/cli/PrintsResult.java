package org.barreleye.compiler.cli;

/** A mark of commands whose result goes to the standard output, so that findings never do. */
public interface PrintsResult {}
