/**
 * Specifications as tables and pictures for people: what is derived from what, how capabilities are laid out, and why
 * something cannot be made.
 *
 * <p>Each class is one report and returns its text. Must not know: syntax, Java text, the command line. Came from:
 * {@code analysis}.
 */
package org.barreleye.hamlet.report;
