/**
 * How the names of any source are spelled in Java: one name by itself, and many beside each other without collision.
 *
 * <p>Knows that Java has keywords and customs, and no source language. Each compiler's own {@code naming} package says
 * which names it has.
 */
package org.barreleye.compiler.naming;
