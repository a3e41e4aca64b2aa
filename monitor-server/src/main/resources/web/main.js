/*
 * data asks the server; state remembers what was answered and what the address bar holds; model
 * computes; draw turns numbers into chart options; parts show them, and import nothing from data;
 * views put parts together, one for each name that an address may begin with.
 */
import './app.js';
