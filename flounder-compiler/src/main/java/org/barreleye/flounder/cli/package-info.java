/**
 * The command line of the Flounder compiler: it reads files, calls the library and shows findings.
 *
 * <p>Begin at {@link org.barreleye.flounder.cli.Flounder}; each command is a class. The package may not decide anything
 * about the language.
 *
 * <p>Previous stop: {@code compiler.cli}. Next stop: {@code flounder}.
 */
package org.barreleye.flounder.cli;
