% What follows from the facts about the machine.

% The node of a core.
node_of(Core, Node) :- core(Core, _, _, _, _, _, Node).

% Cores of one node.
same_node(A, B) :- node_of(A, Node), node_of(B, Node).

% Cores whose caches hardware keeps coherent.
share_caches(A, B) :- coherent(A, Domain), coherent(B, Domain).

% The nodes that have cores, each once.
node(Node) :- findall(N, node_of(_, N), All), sort(All, Nodes), member(Node, Nodes).

% How far two cores are apart, in nanoseconds. Without a measurement, cores of one node count as near (0) and others as
% farther than any measured one.
apart(Core, Core, 0) :- !.
apart(A, B, Nanoseconds) :- distance(A, B, Nanoseconds), !.
apart(A, B, 0) :- same_node(A, B), !.
apart(_, _, 1000000000).

% How far two nodes are apart: the least distance between a core of the one and a core of the other. A node without
% cores is far from all others.
nodes_apart(Node, Node, 0) :- !.
nodes_apart(From, To, Nanoseconds) :-
    findall(D, (node_of(A, From), node_of(B, To), apart(A, B, D)), All),
    min_list(All, Nanoseconds), !.
nodes_apart(_, _, 1000000000).

% The number of processes on a core.
load(Core, Load) :- findall(P, process(P, _, Core), All), length(All, Load).
