/**
 * Shows findings: to people, to editors that know {@code file:line:column}, and to programs as JSON lines or SARIF.
 *
 * <p>A renderer is a function from findings to text with LF line ends; it touches no stream and no disk, and shows a
 * source under the name it was given. Came from: {@code diagnostic}. Must not know: a language, a command line.
 */
package org.barreleye.compiler.diagnostic.render;
