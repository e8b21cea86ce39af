% Which tree for multicast: two levels. The root sends to one core of each other node, its aggregator, and to the cores
% of its own node; an aggregator sends to the others of its node. The farthest child comes first, so that its message
% travels while the others are sent.

% aggregator(Root, Node, Core): the core that passes messages on in its node.
aggregator(Root, Node, Root) :- node_of(Root, Node), !.
aggregator(_, Node, Core) :- findall(C, on_node(C, Node), All), min_list(All, Core).

on_node(Core, Node) :- core_on(Core), node_of(Core, Node).

% child(Root, Parent, Child): Child gets its messages from Parent.
child(Root, Root, Child) :- node(Node), aggregator(Root, Node, Child), Child \= Root.
child(Root, Parent, Child) :- node(Node), aggregator(Root, Node, Parent), on_node(Child, Node), Child \= Parent.

% children(Root, Parent, Children): in the order in which they are sent to.
children(Root, Parent, Children) :-
    findall(Key - Child, (child(Root, Parent, Child), sending_key(Parent, Child, Key)), All),
    keysort(All, Sorted),
    pairs_values(Sorted, Children).

sending_key(Parent, Child, [Nearness, Child]) :- apart(Parent, Child, Distance), Nearness is 0 - Distance.

% tree(Root, Tree): all parents with their children.
tree(Root, [Root - Children | Aggregators]) :-
    children(Root, Root, Children),
    findall(A - Cs, (member(A, Children), \+ same_node(A, Root), children(Root, A, Cs), Cs \= []), Aggregators).
