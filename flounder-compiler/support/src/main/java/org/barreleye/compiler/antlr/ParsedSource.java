package org.barreleye.compiler.antlr;

import org.antlr.v4.runtime.CommonTokenStream;

/**
 * A source that the grammar accepts.
 *
 * @param tree the parse tree
 * @param tokens all its tokens, with the hidden ones, for the search for comments
 */
public record ParsedSource<T>(T tree, CommonTokenStream tokens) {}
