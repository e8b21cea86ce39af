package org.barreleye.compiler.testing;

import java.nio.file.Path;
import org.barreleye.compiler.source.SourceFile;

/**
 * One folder of golden files.
 *
 * @param name of the folder
 * @param folder its folder, for cases with more than one source
 * @param input its {@code input.*}, shown under its file name
 */
public record GoldenCase(String name, Path folder, SourceFile input) {}
