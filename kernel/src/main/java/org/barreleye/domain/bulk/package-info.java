/**
 * Bulk data between two domains: a {@link org.barreleye.domain.bulk.BulkPool} of buffers that are moved, shared or
 * copied (Cosh: Baumann, Hawblitzel, Kourtis, Harris, Roscoe, "Cosh: clear OS data sharing in an incoherent world",
 * TRIOS 2014). What the two cores have in common decides how the bytes get to the other side
 * ({@link org.barreleye.domain.bulk.BulkMechanism}); each buffer has one owner at a time, which is checked at each
 * access and at each transfer.
 *
 * <p>The package knows no interface: a message that carries bulk data has the three arguments of a
 * {@link org.barreleye.domain.bulk.BulkTransfer}.
 *
 * <p>Previous stop: {@code domain.memory}. Next stop: {@code domain.interconnect}.
 */
package org.barreleye.domain.bulk;
