/**
 * The command line of the Hamlet compiler: it reads files, calls the library or a report, and prints.
 *
 * <p>Begin at {@link org.barreleye.hamlet.cli.Hamlet}; each command is a class. The package may not know ANTLR,
 * JavaPoet or the kernel, and decides nothing about the language.
 *
 * <p>Previous stop: {@code compiler.cli}. Next stop: {@code hamlet}.
 */
package org.barreleye.hamlet.cli;
