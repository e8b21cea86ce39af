package org.barreleye.exploration.service;

import org.barreleye.exploration.system.Node;

/** A node with bindings. */
interface BoundNode extends Node {
    /** The operation that sends what had found no room in a channel for capabilities. */
    int RETRY = OPERATIONS_MAX - 2;

    /** The bindings, with the capabilities of the node. */
    NodeBindings<?> bindings();
}
