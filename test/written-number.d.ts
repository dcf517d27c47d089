declare module 'written-number' {
	export default function writtenNumber(n: number): string;
}
