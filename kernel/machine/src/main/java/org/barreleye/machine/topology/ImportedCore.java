package org.barreleye.machine.topology;

import java.util.List;

/**
 * A core of the topology.
 *
 * @param number the number of its first hardware thread
 * @param hardwareThreads how many it has
 * @param place the node that it belongs to
 * @param kind what it has in common with the cores of its kind
 */
record ImportedCore(int number, int hardwareThreads, Place place, Kind kind) {
    /**
     * The node of a core: cores of one kind in one package at one memory, which share their last cache.
     *
     * @param socket the place of its package among all
     * @param memory the position of its NUMA node; -1 if there is none
     * @param sharedCache the place of the cache in the topology; -1 if they share none
     * @param kind its kind
     */
    record Place(int socket, int memory, int sharedCache, Kind kind) {}

    /**
     * A kind of cores.
     *
     * @param number the place of its kind among those that the topology tells apart; -1 if it does not
     * @param caches the private caches, the smallest first
     */
    record Kind(int number, List<CacheLevel> caches) {
        /** Copies the list. */
        Kind {
            caches = List.copyOf(caches);
        }
    }
}
