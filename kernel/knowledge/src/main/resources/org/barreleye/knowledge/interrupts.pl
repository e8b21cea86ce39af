% Which path for an interrupt: from the input of the first controller over wires to a core, and the vector that the last
% programmable controller raises there.

% route(Source, Path, Core, Vector): Path is a list of hop(Controller, Input, Output).
route(Source, Path, Core, Vector) :-
    interrupt_source(Source, Controller, Input),
    path(Controller, Input, [], Core, Path),
    core_on(Core),
    vector(Path, Core, Vector).

% A path visits no controller twice.
path(Controller, Input, Visited, Core, [hop(Controller, Input, Output) | Rest]) :-
    controller(Controller, _),
    \+ member(Controller, Visited),
    wire(Controller, Output, Next, NextInput),
    onward(Next, NextInput, [Controller | Visited], Core, Rest).

onward(core(Core), _, _, Core, []) :- !.
onward(Next, Input, Visited, Core, Rest) :- path(Next, Input, Visited, Core, Rest).

% The first hop with a fixed vector decides; otherwise the first free vector of the controller nearest to the core.
vector(Path, Core, Vector) :-
    member(hop(Controller, Input, _), Path), fixed_vector(Controller, Input, Vector), !,
    \+ vector_used(Core, Vector).
vector(Path, Core, Vector) :-
    reverse(Path, Backwards),
    member(hop(Controller, _, _), Backwards), vectors(Controller, First, Last), !,
    free_vector(Core, First, Last, Vector).

free_vector(Core, First, Last, Vector) :- between(First, Last, Vector), \+ vector_used(Core, Vector), !.
