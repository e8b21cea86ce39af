/**
 * Bulk data between domains: a client moves, shares and copies pages with a service on another core, whose caches are
 * coherent with its own, or are not, or which does not see the memory of the pages. The programs are the same for all;
 * the library picks the mechanism, and says which one and what it has cost.
 *
 * <p>{@code java -jar samples/target/samples.jar bulk}.
 *
 * <p>Previous stop: {@code samples.paging}. Next stop: {@code samples.network}.
 */
package org.barreleye.samples.bulk;
