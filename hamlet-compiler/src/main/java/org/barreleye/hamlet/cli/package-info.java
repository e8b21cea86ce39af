/**
 * The command line, {@code hamlet.jar}: what a user can ask of the compiler, a class for each command.
 *
 * <p>Begin at {@link org.barreleye.hamlet.cli.Hamlet}. Commands read, call the compiler or one of its tables, and
 * print; they hold no rule of the language. Must not know: ANTLR, JavaPoet, the kernel. Came from: everything else.
 */
package org.barreleye.hamlet.cli;
