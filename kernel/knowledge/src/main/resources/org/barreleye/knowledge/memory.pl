% Which node for the memory of a process.

% The nearest node with memory to the core on which the process runs. Memory that is equally far from all cores has no
% node; it comes last.
memory_node(Process, Node) :-
    process(Process, _, Core),
    near_memory(Core, Node).

near_memory(Core, Node) :-
    node_of(Core, Own),
    least([Away, N], N, memory_at(Own, N, Away), Node).

memory_at(Own, Node, Away) :- memory(_, Node, Bytes), Bytes > 0, Node \= everywhere, nodes_apart(Own, Node, Away).
memory_at(_, everywhere, 2000000000) :- memory(_, everywhere, Bytes), Bytes > 0.
