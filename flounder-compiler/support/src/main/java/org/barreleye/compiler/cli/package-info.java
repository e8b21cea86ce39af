/**
 * What the command lines of both compilers share, so that they read alike: exit codes, the options for input and for
 * diagnostics, and how failures are told.
 *
 * <p>Not a framework: mix in {@link org.barreleye.compiler.cli.InputOptions} and
 * {@link org.barreleye.compiler.cli.DiagnosticOptions}, and hand the root command to
 * {@link org.barreleye.compiler.cli.CommandLines}. Only {@code main} calls {@code System.exit}. Must not know: a
 * language, ANTLR, JavaPoet. Came from: {@code diagnostic.render}.
 */
package org.barreleye.compiler.cli;
