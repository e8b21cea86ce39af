% Which node for the memory of a process: what the memory service does when a program asks for memory of any node.

% The node of the core on which the process runs, if it has memory, and otherwise the node of the first memory: of that
% and not of the nearest, since a core needs not reach all memory and the machine lists first what all cores reach.
% Memory that is equally far from all cores has no node.
memory_node(Process, Node) :-
    process(Process, _, Core),
    near_memory(Core, Node).

near_memory(Core, Own) :- node_of(Core, Own), has_memory(Own), !.
near_memory(_, Node) :- has_memory(Node), !.

has_memory(Node) :- memory(_, Node, Bytes), Bytes > 0.
