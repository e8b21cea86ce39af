% What follows from the facts about the machine.

% The node of a core.
node_of(Core, Node) :- core(Core, _, _, _, _, _, Node).

% Cores of one node.
same_node(A, B) :- node_of(A, Node), node_of(B, Node).

% Cores whose caches hardware keeps coherent.
share_caches(A, B) :- coherent(A, Domain), coherent(B, Domain).

% The nodes that have cores, each once.
node(Node) :- findall(N, node_of(_, N), All), sort(All, Nodes), member(Node, Nodes).

% The group of a core: messages to all cores of a group take the same way, through the same caches or through none.
group(Core, Node - Domain) :- node_of(Core, Node), coherence_of(Core, Domain).

coherence_of(Core, Domain) :- coherent(Core, Domain), !.
coherence_of(_, none).

% The pairs of cores between which the distance is measured: one within each group, and one for each two groups. Of more
% than eight groups only those with the first one: each pair costs a link between two monitors, which both poll.
to_measure(From, To) :-
    findall(Group - Core, (core_on(Core), group(Core, Group)), Cores),
    findall(Group, member(Group - _, Cores), Repeated), sort(Repeated, [First | Others]), length(Others, Count),
    member(A, [First | Others]), member(B, [First | Others]), A @=< B,
    (Count < 8 -> true ; A = B -> true ; A = First),
    ends(A, B, Cores, From, To),
    \+ distance(From, To, _).

ends(Group, Group, Cores, From, To) :- !, findall(C, member(Group - C, Cores), All), msort(All, [From, To | _]).
ends(A, B, Cores, From, To) :- first_of(A, Cores, From), first_of(B, Cores, To).

first_of(Group, Cores, First) :- findall(C, member(Group - C, Cores), All), min_list(All, First).

% How far two cores are apart, in nanoseconds: as measured between them, or between two cores of their groups. Without a
% measurement, cores of one node count as near (0) and others as farther than any measured one.
apart(Core, Core, 0) :- !.
apart(A, B, Nanoseconds) :- distance(A, B, Nanoseconds), !.
apart(A, B, Nanoseconds) :- group(A, From), group(B, To), groups_apart(From, To, Nanoseconds), !.
apart(A, B, 0) :- same_node(A, B), !.
apart(_, _, 1000000000).

groups_apart(From, To, Nanoseconds) :- distance(A, B, Nanoseconds), group(A, From), group(B, To).

% How far two nodes are apart: the least measured distance between a core of the one and a core of the other. Without a
% measurement, and if a node has no cores, they are far from each other.
nodes_apart(Node, Node, 0) :- !.
nodes_apart(From, To, Nanoseconds) :-
    findall(D, (distance(A, B, D), node_of(A, From), node_of(B, To)), All),
    min_list(All, Nanoseconds), !.
nodes_apart(_, _, 1000000000).

% The number of processes on a core.
load(Core, Load) :- findall(P, process(P, _, Core), All), length(All, Load).
