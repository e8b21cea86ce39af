/**
 * The distribution: what the archives {@code barreleye-VERSION.zip} and {@code .tar.gz} hold. The build runs
 * {@link org.barreleye.distribution.Distribution}, which writes it into a folder, and packs that folder.
 *
 * <p>{@link org.barreleye.distribution.Program} lists the programs. Launchers are templates in
 * {@code src/main/launcher}, with {@link org.barreleye.distribution.Launcher the facts about a program} put in; manual
 * pages and completion come from the commands themselves.
 *
 * <p>Previous stop: {@code org.barreleye.cli}. Next stop: none.
 */
package org.barreleye.distribution;
