/**
 * The shared part of both command lines: exit codes, options, findings and failures, and the commands that do not
 * depend on the language.
 *
 * <p>A compiler gives a {@link org.barreleye.compiler.cli.RootCommand} to
 * {@link org.barreleye.compiler.cli.CommandLines}; its commands use the options as mixins. Only {@code main} calls
 * {@code System.exit}. The package may not know a language, ANTLR or JavaPoet.
 *
 * <p>Previous stop: {@code compiler.diagnostic.render}. Next stop: {@code flounder.cli}.
 */
package org.barreleye.compiler.cli;
