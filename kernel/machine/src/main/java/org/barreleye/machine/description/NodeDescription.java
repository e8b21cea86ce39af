package org.barreleye.machine.description;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;

/**
 * A node of the interconnect: cores with a shared last-level cache, near the memory of the node. A node without cores
 * is a switch or a memory controller. All times in picoseconds.
 *
 * @param number nodes are numbered from 0 in the order of the list
 * @param socket which package it belongs to, 0 .. 65,535; several nodes may share one
 * @param cores who sits here, in ascending order
 * @param domain the coherence domain of these cores; empty if no cache of theirs is kept coherent
 * @param fetch moving a line from the cache of one core here into that of another core here
 * @param invalidation making the copy of a line in the cache of another core here invalid
 * @param interrupt from one core here to another
 * @param egress what it takes a request to leave this node and its answer to come in, whatever the way between
 * @param sharedCache the cache that these cores share, behind their private ones
 */
public record NodeDescription(
        int number,
        int socket,
        List<CoreId> cores,
        Optional<String> domain,
        long fetch,
        long invalidation,
        long interrupt,
        long egress,
        Optional<Cache> sharedCache) {
    /** Checks the ranges. */
    public NodeDescription {
        cores = List.copyOf(cores);
        RangeChecks.number("the number of a node", number, 0, 0xffff);
        RangeChecks.number("the socket of node " + number, socket, 0, 0xffff);
        RangeChecks.time("a fetch within node " + number, fetch);
        RangeChecks.time("an invalidation within node " + number, invalidation);
        RangeChecks.time("an interrupt within node " + number, interrupt);
        RangeChecks.time("leaving node " + number, egress);
        for (int index = 1; index < cores.size(); index++) {
            if (cores.get(index - 1).compareTo(cores.get(index)) >= 0) {
                throw new IllegalArgumentException("the cores of node " + number
                        + " are listed in ascending order, once each; "
                        + cores.get(index) + " follows " + cores.get(index - 1));
            }
        }
        if (cores.isEmpty() && (domain.isPresent() || sharedCache.isPresent())) {
            throw new IllegalArgumentException(
                    "node " + number + " has no cores, so it has neither a coherence domain nor a cache for them");
        }
    }
}
