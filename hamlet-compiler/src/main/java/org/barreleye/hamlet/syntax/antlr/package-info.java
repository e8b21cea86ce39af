/** Reads text with ANTLR and hands out syntax records; the only package of this compiler that knows ANTLR. */
package org.barreleye.hamlet.syntax.antlr;
