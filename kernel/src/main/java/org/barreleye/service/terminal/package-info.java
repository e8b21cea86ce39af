/**
 * The terminal service: reads lines of text from the user and shows text. Start at
 * {@link org.barreleye.service.terminal.TerminalService}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service.memory}. Next stop: {@code service.knowledge}.
 */
package org.barreleye.service.terminal;
