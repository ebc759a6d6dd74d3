// Where the engine has a component of the same name, this build's own is meant.
global using ICompile = Delivery.Components.ICompile;
global using IPack = Delivery.Components.IPack;
global using ITest = Delivery.Components.ITest;
