/**
 * The command line: reads files, calls the library, shows what was found. Nothing is decided here.
 *
 * <p>Begin at {@link org.barreleye.flounder.cli.Flounder}; each command is a class. Must not know: how anything is
 * done. Came from: {@code org.barreleye.flounder}.
 */
package org.barreleye.flounder.cli;
